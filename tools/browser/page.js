// The part of the page that people see: choose, drop or paste a photo, tags, products

(() => {
  const root = document.getElementById("try-photo");
  const percent = share => `${Math.round(100 * share)}\u00a0%`;
  const words = name => name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();

  const make = (name, properties = {}, ...children) => {
    const element = Object.assign(document.createElement(name), properties);
    element.append(...children);
    return element;
  };

  const status = make("p", { className: "try-status", role: "status" });
  const input = make("input", { type: "file", accept: "image/*", id: "try-file" });
  const answer = make("div", { className: "try-answer" });
  const examples = make("div", { className: "try-examples" });
  const drop = make("div", { className: "try-drop" },
    make("label", { htmlFor: "try-file", textContent: "Drop a photo here, paste it, or choose one:" }),
    input, make("p", { className: "try-small", textContent: root.dataset.note }), examples);

  const row = ({ column, tag, probability, next }, shown) => {
    const other = shown && next && next.probability >= 0.05;
    const sure = probability >= 0.5 ? "" : "unsure, ";
    const rest = other ? `else ${next.tag}, ${percent(next.probability)}` : "";
    const meter = make("meter", { value: shown ? probability : 0, max: 1 });
    meter.setAttribute("aria-hidden", "true");
    return make("tr", {},
      make("th", { scope: "row", textContent: words(column) }),
      make("td", { textContent: shown ? tag : "unsure" }),
      make("td", {}, meter, make("span", { textContent: shown ? sure + percent(probability) : "" })),
      make("td", { className: "try-small", textContent: rest }));
  };

  const card = ({ id, name, score }) => make("li", {},
    make("img", { src: `${tryPhoto.home}products/${id}.webp`, alt: "", width: 60, height: 80 }),
    make("span", { textContent: name }),
    make("span", { className: "try-small", textContent: `similarity ${score.toFixed(2)}` }));

  const show = (file, found) => {
    const address = URL.createObjectURL(file);
    const photo = make("img", { src: address, alt: "Your photo", className: "try-photo" });
    photo.onload = () => URL.revokeObjectURL(address);
    const caption = make("caption", { textContent: "What the tagger sees, and how probably" });
    const table = make("table", { className: "try-tags" }, caption,
      make("tbody", {}, ...found.tags.map(told => row(told, found.shown))));
    const heading = `The nearest of ${found.of.toLocaleString("en")} drawn products`;
    answer.replaceChildren(make("div", { className: "try-seen" }, photo, table),
      make("p", { className: "try-heading", textContent: heading }),
      make("ul", { className: "try-products" }, ...found.nearest.map(card)));
    const strange = "This does not look like a product that the tagger knows, so no tag is sure. ";
    const time = `Tagged on this device in ${Math.round(found.milliseconds)} ms.`;
    status.textContent = (found.shown ? "" : strange) + time;
  };

  let latest = 0; // An answer that comes after a later photo is not shown
  const take = async file => {
    const turn = ++latest;
    const tell = text => { if (turn === latest) status.textContent = text; };
    root.classList.add("try-busy");
    tell("Looking at the photo …");
    try {
      const found = await tryPhoto.look(file, tell);
      if (turn === latest) show(file, found);
    } catch (error) {
      const unreadable = error instanceof DOMException;
      tell(unreadable ? "Your browser can not read this file as a picture." : `This did not work: ${error.message}`);
      if (turn === latest) answer.replaceChildren();
    }
    if (turn === latest) root.classList.remove("try-busy");
  };

  const example = ({ name, picture }) => {
    const image = make("img", { src: picture, alt: "", width: 60, height: 80 });
    const button = make("button", { type: "button", title: name }, image,
      make("span", { textContent: name }));
    button.onclick = async () => take(await (await fetch(picture)).blob()); // A data: address
    return button;
  };

  input.onchange = () => { if (input.files.length) take(input.files[0]); };
  const over = inside => event => {
    event.preventDefault();
    drop.classList.toggle("try-over", inside);
  };
  drop.ondragover = over(true);
  drop.ondragleave = over(false);
  drop.ondrop = event => {
    over(false)(event);
    if (event.dataTransfer.files.length) take(event.dataTransfer.files[0]);
  };
  document.addEventListener("paste", event => {
    const file = [...event.clipboardData.files].find(file => file.type.startsWith("image/"));
    if (file) take(file);
  });

  root.replaceChildren(drop, status, answer);
  tryPhoto.script("examples").then(() => {
    examples.append(...tryExamples.map(example));
  });
})();
