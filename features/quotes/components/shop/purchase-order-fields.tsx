'use client'

import { useTranslations } from 'next-intl'
import { useState, type ComponentProps } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { UploadedFile } from '@/features/basket/stores/request-list'
import { FilesField } from '@/features/basket/components/files/files-field'

const none = () => undefined

/** The buyer's own purchase order, number and file, which is optional with a signature. */
export function PurchaseOrderFields({
  error,
  control,
  onBusy,
}: {
  error: string | undefined
  control: ComponentProps<'input'> & { id: string }
  onBusy: (busy: boolean) => void
}) {
  const t = useTranslations('quotes.signing')
  const [file, setFile] = useState<UploadedFile | null>(null)
  return (
    <details open={error ? true : undefined}>
      <summary className="flex min-h-11 cursor-pointer items-center text-sm text-info underline">
        {t('purchaseOrder')}
      </summary>
      <div className="grid gap-4 pt-1 md:grid-cols-3">
        <Field id={control.id} label={t('purchaseOrderNumber')} error={error}>
          <Input {...control} autoComplete="off" />
        </Field>
        <div className="md:col-span-2">
          <FilesField
            id="purchase-order-file"
            label={t('purchaseOrderFile')}
            optional={false}
            files={file ? [file] : []}
            roomLeft={file ? 0 : 1}
            problemOf={none}
            onBusy={onBusy}
            onAdd={setFile}
            onRemove={() => setFile(null)}
          />
          <input type="hidden" name="purchaseOrderFileId" value={file?.id ?? ''} />
          <input type="hidden" name="purchaseOrderFileToken" value={file?.claimToken ?? ''} />
        </div>
      </div>
    </details>
  )
}
