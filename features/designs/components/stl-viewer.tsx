'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { StlTexts } from './stl-texts'

const StlStage = dynamic(() => import('./stl-stage'), { ssr: false })

/** An uploaded STL file, shown in 3D on demand. */
export function StlViewer({ id, name, texts }: { id: string; name: string; texts: StlTexts }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      {' '}
      <Button variant="link" size="inline" aria-expanded={open} onClick={() => setOpen(!open)}>
        {open ? texts.close : texts.show}
      </Button>
      {open ? <StlStage id={id} name={name} texts={texts} /> : null}
    </>
  )
}
