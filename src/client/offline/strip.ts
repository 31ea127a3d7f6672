// The line at the foot of the window that says that there is no network, or that there is a newer book. It is a live
// region: a screen reader says what it begins to say.

export class Strip {
  readonly #element = document.createElement('div');
  #show: (() => void) | undefined;

  constructor() {
    this.#element.className = 'strip';
    this.#element.setAttribute('role', 'status');
    document.body.append(this.#element);
    addEventListener('online', () => this.#tell());
    addEventListener('offline', () => this.#tell());
    // A region that is there already when its text comes is announced.
    requestAnimationFrame(() => this.#tell());
  }

  /** @param show brings the newer book */
  offer(show: () => void): void {
    this.#show = show;
    this.#tell();
  }

  #tell(): void {
    const words = [...(navigator.onLine ? [] : [`Offline, the book of ${dateOfBook()}.`]), ...(this.#show ? ['A newer book is on this device.'] : [])];
    this.#element.replaceChildren(words.join(' '), ...(this.#show ? [this.#button(this.#show)] : []));
  }

  #button(show: () => void): HTMLButtonElement {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Show it';
    button.addEventListener('click', show);
    return button;
  }
}

/** The date that the page's own footer names. */
function dateOfBook(): string {
  return document.querySelector<HTMLTimeElement>('.built time')?.dateTime ?? '';
}
