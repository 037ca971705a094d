// Read only by browsers that do not know modules: they get the plain list of cases.
var wanted = /[?&]case=([^&]*)/.exec(location.search);
location.replace("data/cases.html" + (wanted ? "#" + wanted[1] : ""));
