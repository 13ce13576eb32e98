'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { UploadedFile } from '@/features/basket/stores/request-list'
import { FilesField } from '@/features/basket/components/files/files-field'

const none = () => undefined

/** The file of a paper: uploaded at once, and added to the company with the form around it. */
export function PaperFile() {
  const t = useTranslations('ownCompany.papers')
  const [file, setFile] = useState<UploadedFile | null>(null)
  return (
    <>
      <FilesField
        id="paper-file"
        label={t('file')}
        hint={t('fileHint')}
        optional={false}
        files={file ? [file] : []}
        roomLeft={file ? 0 : 1}
        problemOf={none}
        onBusy={none}
        onAdd={setFile}
        onRemove={() => setFile(null)}
      />
      <input type="hidden" name="fileId" value={file?.id ?? ''} />
      <input type="hidden" name="fileToken" value={file?.claimToken ?? ''} />
    </>
  )
}
