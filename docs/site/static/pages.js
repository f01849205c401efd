// Whoever changes the framework stays at the section being read: both pages have the same ones.
for (const link of document.querySelectorAll("nav.switch a:not([download])")) {
  link.addEventListener("click", () => {
    const read = [...document.querySelectorAll("article section section[id]")]
      .filter((section) => section.getBoundingClientRect().top < window.innerHeight / 3);
    link.hash = read.length ? read.at(-1).id : "";
  });
}

// Formulas grow when they are drawn: go once more to the place that the address names.
window.MathJax?.startup?.promise?.then(() => {
  if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView({behavior: "instant"});
});

// What the theme leaves out: code wider than the page scrolls by keys too, and drawers have names.
for (const code of document.querySelectorAll("article pre")) code.tabIndex = 0;
for (const [name, words] of [["sidebar", "All pages"], ["toc", "On this page"]]) {
  document.querySelector(`aside.${name}-drawer`)?.setAttribute("aria-label", words);
}
