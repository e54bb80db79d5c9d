"use strict";
// The page of a text: what was read from a passage, and the passage that an address names (#char=1310,1314).
const said = JSON.parse(document.getElementById("read").textContent);
const aside = document.getElementById("said");

function show(mark) {
  for (const old of document.querySelectorAll("mark.chosen")) old.classList.remove("chosen");
  mark.classList.add("chosen");
  const list = document.createElement("ul");
  for (const [href, text] of said[mark.dataset.start] || []) {
    const line = document.createElement("li");
    const link = document.createElement("a");
    link.href = href;
    link.textContent = text;
    line.append(link);
    list.append(line);
  }
  const title = document.createElement("h3");
  title.textContent = mark.textContent.trim().slice(0, 40) + " · " + mark.dataset.start + "–" + mark.dataset.end;
  aside.replaceChildren(title, list);
}

function find() {
  const place = /^#char=(\d+),(\d+)$/.exec(decodeURIComponent(location.hash));
  for (const old of document.querySelectorAll(".asked")) old.classList.remove("asked");
  if (!place) return;
  const [first, last] = [Number(place[1]), Number(place[2])];
  const inside = [...document.querySelectorAll("#text [data-start]")].filter(
    (piece) => Number(piece.dataset.start) < last && Number(piece.dataset.end) > first,
  );
  for (const piece of inside) piece.classList.add("asked");
  if (!inside.length) return;
  inside[0].scrollIntoView({ block: "center" });
  const mark = inside.find((piece) => piece.localName === "mark");
  if (mark) show(mark);
}

document.getElementById("text").addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  if (mark) show(mark);
});
document.getElementById("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.localName === "mark") show(event.target);
});
addEventListener("hashchange", find);
addEventListener("load", find);
