"use strict";
// The page of a text: what was read from a passage, and the passage that an address names (#char=1310,1314).
const said = JSON.parse(document.getElementById("read").textContent);
const aside = document.getElementById("said");
const text = document.getElementById("text");

function element(name, ...children) {
  const made = document.createElement(name);
  made.append(...children);
  return made;
}

function show(mark) {
  for (const old of document.querySelectorAll("mark.chosen")) old.classList.remove("chosen");
  mark.classList.add("chosen");
  const lines = (said[mark.dataset.start] || []).map(([href, what]) => {
    const link = element("a", what);
    link.href = href;
    return element("li", link);
  });
  const quotation = element("b", mark.textContent.trim().slice(0, 40));
  quotation.lang = "zh-Hans";
  aside.replaceChildren(element("h3", quotation, ` ${mark.dataset.start}–${mark.dataset.end}`), element("ul", ...lines));
}

function find() {
  const place = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(location.hash));
  for (const old of document.querySelectorAll(".asked")) old.classList.remove("asked");
  if (!place) return;
  const [first, last] = [Number(place[1]), Number(place[2])];
  const inside = [...text.querySelectorAll("[data-start]")].filter(
    (piece) => Number(piece.dataset.start) < last && Number(piece.dataset.end) > first,
  );
  for (const piece of inside) piece.classList.add("asked");
  if (!inside.length) return;
  inside[0].scrollIntoView({ block: "center" });
  const mark = inside.find((piece) => piece.localName === "mark");
  if (mark) show(mark);
}

text.addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  if (mark) show(mark);
});
text.addEventListener("keydown", (event) => {
  if (event.target.localName !== "mark" || (event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  show(event.target);
});
addEventListener("hashchange", find);
addEventListener("load", find);
