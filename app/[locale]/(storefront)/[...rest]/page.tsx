import { notFound } from 'next/navigation'

/** Every address without a page. */
export const ensureStatic = 'navigation'

export function generateStaticParams() {
  return [{ rest: ['none'] }]
}

export default function Missing(): never {
  notFound()
}
