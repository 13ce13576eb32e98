'use client'

import { useTranslations } from 'next-intl'
import { isCause } from '@/components/form/attempt'
import { nextTrouble, TroubleAlert } from '@/components/form/trouble-alert'
import { useSentForm } from '@/components/form/use-sent-form'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { NativeSelect } from '@/components/ui/native-select'
import { chooseThreadMailAction, type ChannelState } from '../actions/talk'
import { MAIL_CHANNELS, type MailChannel } from '../rules/mail-channels'

/** The choice of how a buyer is told of entries. */
export function MailChoice({
  serial,
  address,
  channel,
}: {
  /** of the request */
  serial: number
  address: string
  channel: MailChannel
}) {
  const t = useTranslations('threads.mails')
  const { state, sent, trouble, pending, retry } = useSentForm<ChannelState>(
    chooseThreadMailAction.bind(null, serial),
    {},
  )
  const { reason, done } = state
  const refused = reason ? nextTrouble(null, isCause(reason) ? reason : 'failed') : null
  return (
    <details className="text-sm">
      <summary className="w-fit cursor-pointer text-info underline">{t('title')}</summary>
      <form {...sent} className="grid gap-3 pt-3">
        <TroubleAlert trouble={trouble ?? refused} pending={pending} onRetry={retry} />
        <p className="max-w-prose [overflow-wrap:anywhere] text-muted">{t('lead', { address })}</p>
        <div className="flex flex-wrap items-end gap-3">
          <Field id="thread-channel" label={t('channel')} className="min-w-0 flex-1 sm:max-w-sm">
            <NativeSelect id="thread-channel" name="channel" defaultValue={channel}>
              {MAIL_CHANNELS.map((each) => (
                <option key={each} value={each}>
                  {t(each)}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Button type="submit" variant="outline" disabled={pending} aria-busy={pending}>
            {t('keep')}
          </Button>
          <p role="status" className="text-ok">
            {done && !pending ? t('kept') : ''}
          </p>
        </div>
      </form>
    </details>
  )
}
