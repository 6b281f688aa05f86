"use strict";
(() => {
  const tools = document.querySelector(".tools");
  const input = tools.querySelector("input");
  const output = tools.querySelector("output");
  const cards = [...document.querySelectorAll(".card")];
  const words = cards.map((card) => card.dataset.find.toLowerCase());
  const find = () => {
    const wanted = input.value.trim().toLowerCase();
    let shown = 0;
    cards.forEach((card, i) => {
      card.hidden = !words[i].includes(wanted);
      shown += card.hidden ? 0 : 1;
    });
    for (const section of document.querySelectorAll("section")) {
      section.hidden = !section.querySelector(".card:not([hidden])");
    }
    output.textContent = wanted === "" ? "" : shown === 0 ? output.dataset.none : shown + " / " + cards.length;
  };
  input.addEventListener("input", find);
  tools.hidden = cards.length < 2;
  find();
})();
