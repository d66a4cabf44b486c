"use strict";
const value = (row, index) => {
  const cell = row.cells[index];
  const text = cell.textContent.trim();
  if (!cell.classList.contains("number")) {
    return text;
  }
  return text === "" ? -Infinity : Number(text.replaceAll(",", ""));
};
const compare = (a, b) => typeof a === "number" ? (a === b ? 0 : a - b) : a.localeCompare(b);

for (const button of document.querySelectorAll("th > button")) {
  button.addEventListener("click", () => {
    const head = button.parentElement;
    const rows = [...head.closest("table").tBodies[0].rows];
    const numbers = rows.length > 0 && rows[0].cells[head.cellIndex].classList.contains("number");
    const [first, second] = numbers ? ["descending", "ascending"] : ["ascending", "descending"];
    const order = head.getAttribute("aria-sort") === first ? second : first;
    for (const other of head.parentElement.cells) {
      other.removeAttribute("aria-sort");
    }
    head.setAttribute("aria-sort", order);
    const sign = order === "ascending" ? 1 : -1;
    rows.sort((one, other) => sign * compare(value(one, head.cellIndex), value(other, head.cellIndex)));
    head.closest("table").tBodies[0].append(...rows);
  });
}
