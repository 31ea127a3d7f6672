// Nearer and further away: the drawing is set in another size and its box scrolls, which is how it is moved by wheel, touch and keys.

export interface Zooming {
  /** How large the drawing is shown: 1 is its own size. */
  scale: () => number;
  /** A new drawing, in its own size, with a place of it in the middle. */
  begin: (width: number, height: number, place: { x: number; y: number; width: number; height: number } | undefined) => void;
  by: (factor: number) => void;
  /** All of it at once. */
  fit: () => void;
}

/** The place between two fingers, and how far they are apart. */
interface Fingers {
  x: number;
  y: number;
  apart: number;
}

function fingersOf({ touches }: TouchEvent): Fingers | undefined {
  const [a, b, more] = touches;
  if (!a || !b || more) return undefined;
  return { x: (a.clientX + b.clientX) / 2, y: (a.clientY + b.clientY) / 2, apart: Math.max(1, Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY)) };
}

const [smallest, largest] = [0.1, 3];
const smallestRead = 0.7;

export function zooming(box: HTMLElement): Zooming {
  let size = { width: 1, height: 1 };
  let scale = 1;

  /** Zooms so that what lies at a point of the box stays there. */
  function to(wanted: number, x = box.clientWidth / 2, y = box.clientHeight / 2): void {
    const next = Math.min(largest, Math.max(smallest, wanted));
    const svg = box.querySelector('svg');
    if (!svg) return;
    const [left, top] = [(box.scrollLeft + x) * (next / scale) - x, (box.scrollTop + y) * (next / scale) - y];
    scale = next;
    svg.setAttribute('width', String(Math.round(size.width * scale)));
    svg.setAttribute('height', String(Math.round(size.height * scale)));
    box.scrollTo({ left, top, behavior: 'instant' });
  }

  const fit = () => to(Math.min(1, (box.clientWidth - 34) / size.width, (box.clientHeight - 34) / size.height));

  box.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === '+' || event.key === '=') to(scale * 1.25);
    else if (event.key === '-') to(scale / 1.25);
    else if (event.key === '0') fit();
    else return;
    event.preventDefault();
  });
  // With Ctrl, as a pinch on a touchpad has it too; without, the wheel scrolls.
  box.addEventListener(
    'wheel',
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { left, top } = box.getBoundingClientRect();
      to(scale * Math.exp(-event.deltaY / 300), event.clientX - left, event.clientY - top);
    },
    { passive: false },
  );

  // The place between two fingers stays between them.
  let fingers: Fingers | undefined;
  const pinch = (event: TouchEvent) => {
    const now = fingersOf(event);
    if (now && event.cancelable) event.preventDefault();
    if (now && fingers) {
      const { left, top } = box.getBoundingClientRect();
      to((scale * now.apart) / fingers.apart, fingers.x - left, fingers.y - top);
      box.scrollBy({ left: fingers.x - now.x, top: fingers.y - now.y, behavior: 'instant' });
    }
    fingers = now;
  };
  for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel'] as const) box.addEventListener(type, pinch, { passive: false });

  let dragged: PointerEvent | undefined;
  box.addEventListener('pointerdown', (event) => {
    if (event.pointerType !== 'touch' && event.button === 0 && !(event.target as Element).closest('a')) dragged = event;
  });
  document.addEventListener('pointermove', (event) => {
    if (!dragged) return;
    box.scrollBy({ left: dragged.clientX - event.clientX, top: dragged.clientY - event.clientY, behavior: 'instant' });
    dragged = event;
  });
  for (const type of ['pointerup', 'pointercancel'] as const) document.addEventListener(type, () => (dragged = undefined));

  return {
    scale: () => scale,
    begin: (width, height, place) => {
      size = { width, height };
      scale = 1;
      const whole = Math.min(1, (box.clientWidth - 34) / width, (box.clientHeight - 34) / height);
      // A little smaller is better than a part of it; much smaller cannot be read.
      if (whole >= smallestRead) return to(whole);
      const middle = place ? { x: place.x + place.width / 2, y: place.y + place.height / 2 } : { x: 0, y: 0 };
      box.scrollTo({ left: middle.x - box.clientWidth / 2, top: middle.y - box.clientHeight / 2, behavior: 'instant' });
    },
    by: (factor) => to(scale * factor),
    fit,
  };
}
