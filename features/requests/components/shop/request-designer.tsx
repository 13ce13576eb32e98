'use client'

import { Designer } from '@/features/designs/components/shop/designer'
import type { ProductionDays } from '@/features/designs/queries/production-days'
import type { DesignEstimate } from '@/features/designs/rules/estimate'
import type { Design } from '@/features/designs/rules/family'
import { addLine } from '@/features/basket/stores/request-list'
import { uploadFile } from '@/features/basket/components/files/upload'

/** The designer; the server's version of the result is put on the request list, with its picture. */
export function RequestDesigner({
  start,
  startEstimate,
  production,
}: {
  start: Design
  startEstimate: DesignEstimate
  production: ProductionDays
}) {
  return (
    <Designer
      start={start}
      startEstimate={startEstimate}
      production={production}
      add={async ({ code, query, specification, facts }, quantity, picture) => {
        const uploaded = picture
          ? await uploadFile(
              new File([picture], `${code}.png`, { type: 'image/png' }),
              () => undefined,
            ).done
          : null
        const file = uploaded && 'file' in uploaded ? uploaded.file : null
        const listed = addLine({
          kind: 'CUSTOM',
          quantity,
          specification: { ...specification, design: query, designCode: code },
          designFacts: facts,
          note: '',
          files: file ? [file] : [],
        })
        return !listed ? 'full' : file ? 'added' : 'no-picture'
      }}
    />
  )
}
