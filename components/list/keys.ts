/** Keys of every list, and those of lists whose rows have a price. */
export const LIST_KEYS = ['j', 'k', 'x', 'a', 'o', '/', '?'] as const
export const PRICE_KEYS = ['e', 'p'] as const
export type ListKey = (typeof LIST_KEYS)[number] | (typeof PRICE_KEYS)[number]
