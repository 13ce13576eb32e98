'use client'

import { lazy, Suspense, useEffect, useRef, useState, type ComponentProps } from 'react'

const PriceChart = lazy(() => import('./price-chart').then((m) => ({ default: m.PriceChart })))

/** Room for the price chart, which is fetched when it comes near the screen. */
export function PriceChartSlot(props: ComponentProps<typeof PriceChart>) {
  const slot = useRef<HTMLDivElement>(null)
  const [near, setNear] = useState(false)
  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true))
    if (slot.current) watch.observe(slot.current)
    return () => watch.disconnect()
  }, [])
  return (
    <div ref={slot} data-testid="chart-slot" className="min-h-[22rem]">
      {near ? (
        <Suspense>
          <PriceChart {...props} />
        </Suspense>
      ) : null}
    </div>
  )
}
