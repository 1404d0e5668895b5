// The terminal knows the width of a letter only once its font is there.
document.fonts.load("16px 'Roboto Mono'").then(() => window.dispatchEvent(new Event("resize")));

window.addEventListener("DOMContentLoaded", () => {
  document.getElementById("again").addEventListener("click", () => window.location.reload());
  // Keys go to the screen as soon as something was drawn, without a click first.
  const toKeys = () => document.querySelector(".xterm-helper-textarea")?.focus();
  new MutationObserver(toKeys).observe(document.body, { attributeFilter: ["class"] });
  window.addEventListener("focus", toKeys);
});
