import { Suspense } from 'react'

/** The cost of the least dynamic page of this server; built only for measuring. */
export default function DynamicPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>
}) {
  return (
    <Suspense>
      <Echo searchParams={searchParams} />
    </Suspense>
  )
}

async function Echo({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[]>>
}) {
  return <p>{Object.keys(await searchParams).join(', ')}</p>
}
