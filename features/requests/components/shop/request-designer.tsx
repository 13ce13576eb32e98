'use client'

import { Designer } from '@/features/designs/components/shop/designer'
import type { DesignEstimate } from '@/features/designs/rules/estimate'
import type { Design } from '@/features/designs/rules/families'
import { addLine } from '@/features/basket/request-list'
import { uploadFile } from './upload'

/** The designer, its result put onto the request list with a picture of what was on the stage. */
export function RequestDesigner({
  start,
  startEstimate,
}: {
  start: Design
  startEstimate: DesignEstimate
}) {
  return (
    <Designer
      start={start}
      startEstimate={startEstimate}
      add={async ({ quantity, specification }, picture) => {
        const uploaded = picture
          ? await uploadFile(
              new File([picture], `${specification.designCode ?? start.family}.png`, {
                type: 'image/png',
              }),
              () => undefined,
            ).done
          : null
        const file = uploaded && 'file' in uploaded ? uploaded.file : null
        const listed = addLine({
          kind: 'CUSTOM',
          quantity,
          specification,
          note: '',
          files: file ? [file] : [],
        })
        return !listed ? 'full' : file ? 'added' : 'no-picture'
      }}
    />
  )
}
