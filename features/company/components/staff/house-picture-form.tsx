'use client'

import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { TroubleAlert } from '@/components/form/trouble-alert'
import { useFileSend } from '@/components/form/use-file-send'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Input } from '@/components/ui/input'
import { Label } from '@/components/ui/label'
import { useRouter } from '@/i18n/navigation'

/** A form for a logo, or a photograph with its subject and day. Entries stay until the picture is accepted. */
export function HousePictureForm({ kind }: { kind: 'LOGO' | 'PHOTO' }) {
  const t = useTranslations('settings.pictures')
  const router = useRouter()
  const form = useRef<HTMLFormElement>(null)
  const [isTaken, setIsTaken] = useState(false)
  const { errors, failure, trouble, busy, chosen, send, forget } = useFileSend<never, unknown>({
    address: (more) => {
      const { file: _, ...entries } = Object.fromEntries(
        new FormData(form.current ?? undefined),
      ) as Record<string, string>
      return `/api/staff/house-pictures?${new URLSearchParams({ ...entries, ...more, kind })}`
    },
    texts: { noFile: t('noFile') },
    done: () => {
      form.current?.reset()
      forget()
      setIsTaken(true)
      router.refresh()
    },
  })
  const error = (name: string) => errors[name]?.join(' ')
  const field = (name: 'caption' | 'takenOn' | 'file', input: React.ReactNode) => (
    <div className="grid content-start gap-1">
      <Label htmlFor={`${kind}-${name}`}>
        {t(name === 'file' && kind === 'LOGO' ? 'logoFile' : name)}
      </Label>
      {input}
      <p
        id={`${kind}-${name}-said`}
        className={`text-xs ${error(name) ? 'text-fault' : 'text-muted'}`}
      >
        {error(name) ?? t(`${name}Hint`)}
      </p>
    </div>
  )
  const fieldProps = (name: string) => ({
    id: `${kind}-${name}`,
    name,
    'aria-invalid': error(name) ? true : undefined,
    'aria-describedby': `${kind}-${name}-said`,
  })
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setIsTaken(false)
        void send(true)
      }}
      className="grid max-w-3xl gap-4 rounded-md border bg-white p-4 sm:grid-cols-2"
    >
      <div className="col-span-full grid gap-3 empty:hidden">
        <TroubleAlert trouble={trouble} pending={busy} onRetry={() => void send(true)} />
        {failure ? (
          <p role="alert" className="rounded-md bg-fault-soft p-3 text-sm text-fault">
            {failure}
          </p>
        ) : null}
        {isTaken ? (
          <p role="status" className="rounded-md bg-ok-soft p-3 text-sm text-ok">
            {t('taken')}
          </p>
        ) : null}
      </div>
      {kind === 'PHOTO' ? (
        <>
          {field('caption', <Input {...fieldProps('caption')} maxLength={160} />)}
          {field('takenOn', <Input {...fieldProps('takenOn')} type="date" />)}
        </>
      ) : null}
      {field(
        'file',
        <Input
          {...fieldProps('file')}
          ref={chosen}
          type="file"
          className="py-2"
          accept=".png,.jpg,.jpeg,.webp,.avif"
        />,
      )}
      {kind === 'PHOTO' ? (
        <Label className="flex min-h-11 items-center gap-2 font-normal">
          <Checkbox name="isRender" />
          {t('isRender')}
        </Label>
      ) : null}
      <div className="col-span-full">
        <Button type="submit" variant="outline" disabled={busy}>
          {t(busy ? 'sending' : 'send')}
        </Button>
      </div>
    </form>
  )
}
