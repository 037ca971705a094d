// Read only by browsers that do not know modules: they get the plain list of cases.
location.replace("data/cases.html");
