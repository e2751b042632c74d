// Keeps the focus in the toolbar while its buttons change: Run Again gives its place to Cancel, and gets it back at the end.

/** The button that had the focus when it went, by what it does. */
let left: string | undefined;

/** Makes the change, and puts the focus back where the change took it away. */
export function keepingFocus(root: HTMLElement, change: () => void): void {
  const before = focusedAction();
  change();
  const isLost = before !== undefined && document.activeElement === document.body;
  if (isLost) left ??= before;
  else if (focusedAction() === undefined) left = undefined;
  if (left === undefined) return;
  const back = root.querySelector<HTMLElement>(`[data-act="${left}"]`);
  if (back) left = undefined;
  focusOn(back ?? (isLost ? root.querySelector<HTMLElement>('[data-act]') : null));
}

function focusedAction(): string | undefined {
  return document.activeElement instanceof HTMLElement ? document.activeElement.dataset['act'] : undefined;
}

/** A component has its own button inside; until it is drawn there is none. */
type Component = HTMLElement & { updateComplete?: Promise<unknown> };

function focusOn(button: Component | null): void {
  void button?.updateComplete?.then(() => button.shadowRoot?.querySelector('button')?.focus());
}
