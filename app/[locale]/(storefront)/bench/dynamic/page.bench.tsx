import { Suspense } from 'react'

/** What the least dynamic page of this server costs; built for measuring only. */
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
