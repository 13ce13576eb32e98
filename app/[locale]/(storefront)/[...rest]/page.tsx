import { notFound } from 'next/navigation'

/** Every address that no page answers. */
export const ensureStatic = 'navigation'

export function generateStaticParams() {
  return [{ rest: ['none'] }]
}

export default function Missing(): never {
  notFound()
}
