// The first script of the one file, in the head and before anything is drawn. It stays with what very old
// browsers know, since it is what leads them to the text.
//
// The file starts as a browser without scripts shows it: as the plain text of all cases, in its own
// style sheet. Here the sheets change places; and where the program cannot start, they change back.

(function () {
  var root = document.documentElement;

  function each(selector, act) {
    var found = document.querySelectorAll(selector);
    for (var at = 0; at < found.length; at += 1) act(found[at]);
  }

  function dress(isPlain) {
    each("style[data-media]", function (sheet) {
      var isWanted = (sheet.id === "plain-sheet") === isPlain;
      sheet.media = isWanted ? sheet.getAttribute("data-media") : "not all";
    });
  }

  // Where markup must come from a named policy, this one gives out a single text, whatever it is asked.
  function text() {
    var noscript = document.getElementById("plain");
    if (!window.trustedTypes) return noscript.textContent;
    var policy = window.trustedTypes.createPolicy("anlan-single", {
      createHTML: function () {
        return noscript.textContent;
      },
    });
    return policy.createHTML("");
  }

  function decoded(part) {
    try {
      return decodeURIComponent(part);
    } catch (error) {
      return part;
    }
  }

  // Shows the plain text in place of everything else, from the first of these anchors on that is there.
  window.anlanPlain = function (anchors) {
    var markup = text();
    each("link[rel=stylesheet]", function (link) {
      link.parentNode.removeChild(link);
    });
    dress(true);
    root.lang = "zh-Hans";
    root.removeAttribute("data-mode");
    root.setAttribute("data-state", "plain");
    document.body.innerHTML = markup;
    document.title = document.getElementsByTagName("h1")[0].textContent;
    for (var at = 0; at < anchors.length; at += 1) {
      var place = document.getElementById(anchors[at]);
      if (place) {
        place.scrollIntoView();
        return;
      }
    }
  };

  function start() {
    // The program has come this far and shown it.
    if (root.getAttribute("data-state") === "plain") return;
    var isAsked = /[?&]plain(&|=|$)/.test(location.search);
    // The program has begun by now, unless the browser could not read it.
    if (!isAsked && root.getAttribute("data-single") === "started") return;
    var named = /[?&]case=([^&]*)/.exec(location.search);
    window.anlanPlain([decoded(location.hash.slice(1)), decoded(named ? named[1] : "")]);
  }

  dress(false);
  if (document.addEventListener) document.addEventListener("DOMContentLoaded", start);
  else window.onload = start;
})();
