// Arrow keys in rows of tabs, in toolbars and in menus: one stop for Tab, the arrows move inside.

const step: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 };

/** Moves the focus where the key is an arrow, Home or End, and gives where it went. */
export function moveFocus(event: KeyboardEvent, items: readonly HTMLElement[]): HTMLElement | undefined {
  const at = items.findIndex((item) => item === document.activeElement);
  const by = step[event.key];
  const to =
    event.key === 'Home'
      ? 0
      : event.key === 'End'
        ? items.length - 1
        : by === undefined
          ? undefined
          : (at + by + items.length) % items.length;
  const target = to === undefined ? undefined : items[to];
  if (!target) return undefined;
  event.preventDefault();
  target.focus();
  return target;
}
