import { getTranslations } from 'next-intl/server'
import { Badge } from '@/components/ui/badge'
import type { Field, FieldBound, FieldGroup, ValueKind } from '@/platform/api/fields'

type Texts = Awaited<ReturnType<typeof getTranslations<'api.page'>>>

/** Fields with the type, need and meaning of each; shapes that exclude each other are shown apart. */
export async function FieldList({ groups, needs }: { groups: FieldGroup[]; needs: boolean }) {
  const t = await getTranslations('api.page')
  return groups.map(({ when, fields }, i) => (
    <div key={i} className="grid gap-1">
      {when ? (
        <p className="text-sm text-muted">{t('variant', when)}</p>
      ) : groups.length > 1 ? (
        <p className="text-sm text-muted">{t('either')}</p>
      ) : null}
      {/* The rows' styles are given once here: the page has hundreds of rows. */}
      <dl className="grid text-sm leading-5 wrap-anywhere *:grid *:grid-cols-1 *:gap-x-4 *:border-b *:border-hairline *:py-1.5 sm:*:grid-cols-[15rem_minmax(0,1fr)] [&_dt]:font-mono [&_dt]:text-xs/5">
        {fields.map((field) => (
          <FieldRow key={field.name} field={field} needs={needs} t={t} />
        ))}
      </dl>
    </div>
  ))
}

function FieldRow({ field, needs, t }: { field: Field; needs: boolean; t: Texts }) {
  const { name, kind, needed, description, bounds } = field
  return (
    <div>
      <dt>
        {name}
        {needs && needed ? (
          <Badge variant="outline" className="ms-2 font-sans">
            {t('needed')}
          </Badge>
        ) : null}
      </dt>
      <dd>
        {kindText(kind, t)}
        {bounds.map((bound) => (
          <span key={bound.name}>, {boundText(bound, t)}</span>
        ))}
        {description ? <span className="block text-muted">{description}</span> : null}
      </dd>
    </div>
  )
}

const boundText = ({ name, value }: FieldBound, t: Texts): string => t(`bounds.${name}`, { value })

function kindText(kind: ValueKind, t: Texts): string {
  switch (kind.is) {
    case 'constant':
      return t('types.constant', { value: kind.value })
    case 'choice':
      return t('types.choice', { values: kind.values.join(', ') })
    case 'list':
      return t('types.list', { of: kindText(kind.of, t) })
    case 'map':
      return t('types.map', { of: kindText(kind.of, t) })
    case 'or':
      return kind.kinds
        .map((each) => kindText(each, t))
        .reduce((one, other) => t('types.or', { one, other }))
    default:
      return t(`types.${kind.is}`)
  }
}
