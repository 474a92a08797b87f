/**
 * One order of what several lists want in an order of their own, each thing once: the next is the first head that
 * heads every list it still stands in; lists that contradict one another yield to the first.
 */
export function oneOrder(lists: readonly (readonly string[])[]): string[] {
  const waiting = lists.map((list) => [...list]);
  const order: string[] = [];
  for (;;) {
    const open = waiting.filter((list) => list.length > 0);
    const heads = open.map((list) => list[0]!);
    if (heads.length === 0) return order;
    const next = heads.find((head) => open.every((list) => list.indexOf(head) <= 0)) ?? heads[0]!;
    order.push(next);
    for (const list of waiting) {
      const at = list.indexOf(next);
      if (at >= 0) list.splice(at, 1);
    }
  }
}
