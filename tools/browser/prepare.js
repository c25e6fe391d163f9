// Brings a photo to the size that the network takes, as `fashionrec.photos` does with Pillow:
// whole, on white, bicubic, to the grey level.

const preparation = (() => {
  const MAX_PIXELS = 100_000_000;
  const BITS = 22; // Of the weights after the point, as in Pillow's Resample.c

  // Python's rounding: a half goes to the even neighbour
  const round = value => {
    const below = Math.floor(value);
    if (value - below !== 0.5) return Math.round(value);
    return below % 2 ? below + 1 : below;
  };

  const cubic = distance => {
    const a = -0.5;
    const x = Math.abs(distance);
    if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
    if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
    return 0;
  };

  // For each pixel of the result: the first pixel that it is made of, and the weights of these
  const weightsOf = (length, wanted) => {
    const scale = length / wanted;
    const wide = Math.max(scale, 1);
    const support = 2 * wide;
    return Array.from({ length: wanted }, (_, place) => {
      const center = (place + 0.5) * scale;
      const first = Math.max(0, Math.trunc(center - support + 0.5));
      const end = Math.min(length, Math.trunc(center + support + 0.5));
      const weights = [];
      for (let i = first; i < end; i++) weights.push(cubic((i - center + 0.5) * (1 / wide)));
      const sum = weights.reduce((total, weight) => total + weight, 0);
      const whole = weights.map(weight => {
        const scaled = (weight / sum) * (1 << BITS);
        return Math.trunc(scaled + (scaled < 0 ? -0.5 : 0.5));
      });
      return { first, whole };
    });
  };

  // Resample along one axis: `across` lines, whose pixels are `step` apart and which are `next` apart
  const along = (source, target, weights, across, from, to) => {
    weights.forEach(({ first, whole }, place) => {
      for (let line = 0; line < across; line++) {
        for (let colour = 0; colour < 3; colour++) {
          let sum = 1 << (BITS - 1);
          let at = line * from.next + first * from.step + colour;
          for (const weight of whole) {
            sum += source[at] * weight;
            at += from.step;
          }
          target[line * to.next + place * to.step + colour] = sum >> BITS;
        }
      }
    });
  };

  const widened = ({ pixels, width, height }, wide) => {
    const made = new Uint8ClampedArray(wide * height * 3);
    const from = { step: 3, next: 3 * width };
    along(pixels, made, weightsOf(width, wide), height, from, { step: 3, next: 3 * wide });
    return { pixels: made, width: wide, height };
  };

  const heightened = ({ pixels, width, height }, high) => {
    const made = new Uint8ClampedArray(width * high * 3);
    const lines = { step: 3 * width, next: 3 };
    along(pixels, made, weightsOf(height, high), width, lines, lines);
    return { pixels: made, width, height: high };
  };

  const resize = (image, wide, high) => {
    const veryTall = image.height > 100 * image.width && high < image.height; // As `Image.resize`
    if (veryTall) return widened(heightened(image, high), wide);
    return heightened(widened(image, wide), high);
  };

  // The largest size of the same proportions that fits, as `ImageOps.contain` has it
  const fitting = ({ width, height }, [wide, high]) => {
    if (width / height > wide / high) return [wide, round((height / width) * wide)];
    if (width / height < wide / high) return [round((width / height) * high), high];
    return [wide, high];
  };

  const letterbox = (image, size) => {
    const [wide, high] = size;
    const [inner, tall] = fitting(image, size);
    const framed = new Uint8ClampedArray(wide * high * 3).fill(255);
    if (!inner || !tall) return framed;
    const same = image.width === inner && image.height === tall;
    const { pixels } = same ? image : resize(image, inner, tall);
    const left = round((wide - inner) / 2);
    const top = round((high - tall) / 2);
    for (let row = 0; row < tall; row++) {
      const line = pixels.subarray(row * inner * 3, (row + 1) * inner * 3);
      framed.set(line, ((row + top) * wide + left) * 3);
    }
    return framed;
  };

  // Means of squares of pixels: Pillow decodes large JPEGs at a fraction, which is nearly the same
  const reduced = ({ pixels, width, height }, times) => {
    const wide = Math.ceil(width / times);
    const high = Math.ceil(height / times);
    const small = new Uint8ClampedArray(wide * high * 3);
    for (let row = 0; row < high; row++) {
      const bottom = Math.min(height, (row + 1) * times);
      for (let column = 0; column < wide; column++) {
        const right = Math.min(width, (column + 1) * times);
        const count = (bottom - row * times) * (right - column * times);
        for (let colour = 0; colour < 3; colour++) {
          let sum = 0;
          for (let y = row * times; y < bottom; y++) {
            for (let x = column * times; x < right; x++) sum += pixels[(y * width + x) * 3 + colour];
          }
          small[(row * wide + column) * 3 + colour] = sum / count;
        }
      }
    }
    return { pixels: small, width: wide, height: high };
  };

  // Upright, on white, in sRGB: the browser decodes as it does for any picture of a page
  const opened = async file => {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const { width, height } = bitmap;
    if (width * height > MAX_PIXELS) {
      throw new Error(`a picture of ${width} x ${height} is over the limit of 100 million pixels`);
    }
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const context = canvas.getContext("2d", { colorSpace: "srgb", willReadFrequently: true });
    context.fillStyle = "white";
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0);
    bitmap.close();
    const { data } = context.getImageData(0, 0, width, height);
    const pixels = new Uint8ClampedArray(width * height * 3);
    for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
      pixels[to] = data[from];
      pixels[to + 1] = data[from + 1];
      pixels[to + 2] = data[from + 2];
    }
    return { pixels, width, height };
  };

  const isJpeg = async file => {
    const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
    return first === 0xff && second === 0xd8;
  };

  const prepare = async (file, size) => {
    const image = await opened(file);
    if (!(await isJpeg(file))) return letterbox(image, size);
    const enough = 2 * Math.max(...size);
    const spare = Math.min(image.width, image.height) / enough;
    const times = [8, 4, 2, 1].find(times => spare >= times) ?? 1;
    return letterbox(times > 1 ? reduced(image, times) : image, size);
  };

  return { letterbox, prepare };
})();
