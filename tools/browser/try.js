// Tags a photo in the browser, and shows the nearest of the drawn products. No photo is sent.
//
// Network, runtime and products come as scripts that `tools/tryout.py` packs (gzip, base64), and
// only when the first photo is there: a page that was opened as a file may load scripts, and may
// fetch nothing.

const tryPhoto = (() => {
  const home = document.currentScript.src.replace(/[^/]*$/, "");
  const SHOWN = 8; // Products

  // A script of this site, once it has run
  const script = name => new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = `${home}${name}.js`;
    element.onload = done;
    element.onerror = () => failed(new Error(`${name}.js is missing beside this page`));
    document.head.append(element);
  });

  const bytesOf = base64 => {
    if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) bytes[i] = text.charCodeAt(i);
    return bytes;
  };

  const unpacked = async name => {
    const packed = new Blob([bytesOf(tryParts[name])]).stream();
    delete tryParts[name];
    const stream = packed.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(stream).arrayBuffer());
  };

  const part = async (name, tell) => {
    tell(`Loading ${name} …`);
    await script(name);
    return unpacked(name);
  };

  const load = async tell => {
    const about = JSON.parse(new TextDecoder().decode(await part("products", tell)));
    const vectors = new Int16Array(bytesOf(about.vectors).buffer);
    const network = await part("network", tell);
    const code = new Blob([await part("runtime", tell)], { type: "text/javascript" });
    const runtime = await import(URL.createObjectURL(code));
    runtime.env.wasm.numThreads = 1; // More would need headers that a plain server does not send
    runtime.env.wasm.wasmBinary = (await part("engine", tell)).buffer;
    const options = { executionProviders: ["wasm"] };
    const session = await runtime.InferenceSession.create(network, options);
    return { about, vectors, runtime, session };
  };

  let loaded;
  const ready = (tell = () => {}) => {
    loaded ??= load(tell).catch(error => {
      loaded = undefined; // The next photo tries again
      throw error;
    });
    return loaded;
  };

  // Positions of the products whose vectors have the largest inner product with `vector`
  const nearest = (vector, { vectors, about }) => {
    const scores = about.products.map((_, row) => {
      let sum = 0;
      for (let i = 0; i < vector.length; i++) sum += vector[i] * vectors[row * vector.length + i];
      return sum / 32767;
    });
    const order = scores.map((_, row) => row).sort((a, b) => scores[b] - scores[a]);
    return order.slice(0, SHOWN).map(row => ({ ...about.products[row], score: scores[row] }));
  };

  // Per tag the class that is most probable together with the others, and the next one alone
  const answers = (found, { labels }) => Object.entries(labels).map(([column, classes], place) => {
    const probabilities = found[`probabilities.${column}`].data;
    const best = Number(found.tags.data[place]);
    const others = [...classes.keys()].filter(number => number !== best);
    const next = others.reduce((a, b) => (probabilities[b] > probabilities[a] ? b : a), others[0]);
    const told = number => ({ tag: classes[number], probability: probabilities[number] });
    return { column, ...told(best), next: next === undefined ? null : told(next) };
  });

  const look = async (file, tell) => {
    const parts = await ready(tell);
    const { about, runtime, session } = parts;
    const [width, height] = about.size;
    const start = performance.now();
    const pixels = await preparation.prepare(file, about.size);
    const input = new runtime.Tensor("uint8", new Uint8Array(pixels), [1, height, width, 3]);
    const found = await session.run({ pictures: input });
    return {
      pixels,
      shown: found.product_shown.data[0] >= about.strange,
      tags: answers(found, about),
      nearest: nearest(found.embedding.data, parts),
      of: about.products.length,
      milliseconds: performance.now() - start,
    };
  };

  return { home, look, script };
})();
