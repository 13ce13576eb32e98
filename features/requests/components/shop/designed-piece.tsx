import { useTranslations } from 'next-intl'
import { designHref } from '@/features/designs/rules/address'
import type { CustomLine } from '@/features/basket/stores/request-list'
import { lineControlId } from './payload'

/**
 * A piece from the designer as the server describes it: its picture, drawing and facts, and a link back to change
 * it.
 */
export function DesignedPiece({
  line,
  design,
  name,
  error,
}: {
  line: CustomLine
  design: string
  name: string
  error: string | undefined
}) {
  const t = useTranslations('request')
  const { designCode: code, finish, size } = line.specification
  // A list from before facts existed was stored without any.
  const facts: readonly (readonly [string, string])[] = line.designFacts ?? [
    [t('custom.finish'), finish],
    [t('custom.size'), size],
  ]
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap items-start gap-4">
        <img
          src={`/api/v1/designs/picture.png?${design}`}
          alt={t('custom.picture', { name })}
          width={160}
          height={160}
          loading="lazy"
          className="size-40 rounded-md border bg-ground"
        />
        <img
          src={`/api/v1/designs/drawing.svg?${design}`}
          alt={t('custom.drawing', { name })}
          width={360}
          height={256}
          loading="lazy"
          className="w-full max-w-sm rounded-md border bg-white"
        />
        <dl
          className="grid min-w-0 grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-sm"
          data-testid="design-facts"
        >
          {code ? (
            <>
              <dt className="text-muted-foreground">{t('custom.code')}</dt>
              <dd className="font-mono">{code}</dd>
            </>
          ) : null}
          {facts.map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted-foreground">{label}</dt>
              <dd className="break-words">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {error ? <p className="text-sm text-fault">{error}</p> : null}
      <p className="flex flex-wrap gap-x-5 text-sm">
        <a
          id={lineControlId(line.id, 'specification.design')}
          className="inline-flex min-h-11 items-center text-info underline"
          href={designHref(design)}
        >
          {t('custom.reshape')}
        </a>
        <a
          className="inline-flex min-h-11 items-center text-info underline"
          href={`/api/v1/designs/model.stl?${design}`}
          download
        >
          {t('custom.model')}
        </a>
      </p>
    </div>
  )
}
