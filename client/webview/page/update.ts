// Brings the page in line with new HTML by changing only what differs: focus, selection and scrolling stay where they are.

/** The attributes each element got from HTML; those that a component sets on itself are its own affair. */
const given = new WeakMap<Element, string[]>();

/** Makes the content of `root` what the HTML says. The children of an element with `data-keep` are left alone. */
export function update(root: Element, html: string): void {
  const template = document.createElement('template');
  template.innerHTML = html;
  updateChildren(root, template.content);
}

function updateChildren(live: Node, wanted: Node): void {
  let at = live.firstChild;
  for (const want of wanted.childNodes) {
    const match = sameFrom(at, want);
    if (!match) {
      live.insertBefore(create(want), at);
      continue;
    }
    // What stands before it is no longer wanted: the order of parts never changes.
    while (at && at !== match) at = removed(at);
    updateNode(match, want);
    at = match.nextSibling;
  }
  while (at) at = removed(at);
}

function updateNode(live: Node, want: Node): void {
  if (live instanceof Element && want instanceof Element) {
    updateAttributes(live, want);
    if (!live.hasAttribute('data-keep')) updateChildren(live, want);
  } else if (live.nodeValue !== want.nodeValue) live.nodeValue = want.nodeValue;
}

function updateAttributes(live: Element, want: Element): void {
  const names = want.getAttributeNames();
  for (const name of given.get(live) ?? []) if (!names.includes(name)) live.removeAttribute(name);
  for (const name of names) {
    const value = want.getAttribute(name) ?? '';
    if (live.getAttribute(name) !== value) live.setAttribute(name, value);
  }
  given.set(live, names);
}

function create(want: Node): Node {
  const node = document.importNode(want, true);
  if (node instanceof Element)
    for (const element of [node, ...node.querySelectorAll('*')]) given.set(element, element.getAttributeNames());
  return node;
}

function removed(node: ChildNode): ChildNode | null {
  const next = node.nextSibling;
  node.remove();
  return next;
}

/** The first sibling that stands for the same part of the page. */
function sameFrom(node: ChildNode | null, want: Node): ChildNode | undefined {
  const wanted = identity(want);
  for (let at = node; at; at = at.nextSibling) if (identity(at) === wanted) return at;
  return undefined;
}

/** What tells a part from its siblings: its tag, its id, and what it does. */
function identity(node: Node): string {
  if (!(node instanceof HTMLElement)) return node.nodeName;
  const { act, stage, tab, copy, open, find, fold, menu, copyAs, keepAs, remedy, name } = node.dataset;
  return [
    node.nodeName,
    node.id,
    act,
    stage,
    tab,
    copy && 'copy',
    open && 'open',
    find,
    fold,
    menu,
    copyAs,
    keepAs,
    remedy,
    name,
  ].join();
}
