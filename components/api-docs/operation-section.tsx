import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Badge } from '@/components/ui/badge'
import { fieldGroups, fieldsOf, type Field, type JsonSchema } from '@/platform/api/fields'
import { KEY_SCHEME, type DescribedOperation } from '@/platform/api/openapi'
import { FieldList } from './field-list'

/**
 * One operation from its description: address, parameters, body, answer, faults and rate. Folded
 * until it is opened: by a press, by its address (`#landedCost`, which is inside so that the
 * browser opens it) or by the browser's search.
 */
export async function OperationSection({
  method,
  path,
  operation,
  children,
}: {
  method: string
  path: string
  operation: DescribedOperation
  /** its example */
  children?: ReactNode
}) {
  const t = await getTranslations('api.page')
  const { operationId, summary, description, parameters = [], requestBody, responses } = operation
  const { points, seconds, pointsPerCall } = operation['x-rate-limit']
  const scope = operation.security?.[0][KEY_SCHEME][0]
  const body = requestBody?.content['application/json']?.schema
  const [, success] = Object.entries(responses).find(([status]) => status.startsWith('2')) ?? []
  const answer = success?.content?.['application/json']?.schema
  const media = Object.keys(success?.content ?? {}).filter((type) => type !== 'application/json')
  return (
    <details className="min-w-0 border-t">
      <summary className="cursor-pointer py-3 hover:text-info">
        <h3 id={`${operationId}-title`} className="inline text-base">
          {summary}
        </h3>
        <span className="mt-1 flex min-w-0 flex-wrap items-center gap-2 font-mono text-sm">
          <Badge variant={method === 'GET' ? 'info' : 'caution'}>{method}</Badge>
          <span className="min-w-0 wrap-anywhere">{path}</span>
        </span>
      </summary>
      <section
        id={operationId}
        aria-labelledby={`${operationId}-title`}
        className="grid min-w-0 scroll-mt-28 gap-4 pb-8"
      >
        <p className="max-w-prose">{description}</p>
        {scope ? <p className="max-w-prose text-sm">{t('byKey', { scope })}</p> : null}
        {children}
        {parameters.length > 0 ? (
          <Part title={t('parameters')}>
            <FieldList needs groups={[{ when: null, fields: parameters.map(parameterField) }]} />
          </Part>
        ) : null}
        {body ? (
          <Part
            title={t('body')}
            note={t('bodyBound', { bytes: bytesText(operation['x-body-bytes'] ?? 0) })}
          >
            <FieldList needs groups={fieldGroups(body)} />
          </Part>
        ) : null}
        <Part
          title={t('answer')}
          note={media.length > 0 ? t('media', { types: media.join(', ') }) : ''}
        >
          {answer ? (
            <FieldList needs={false} groups={fieldGroups(answer)} />
          ) : (
            <p className="text-sm text-muted">{t('answerNone')}</p>
          )}
        </Part>
        <Part title={t('refused')}>
          <ul className="flex flex-wrap gap-x-4 text-sm">
            {Object.keys(responses)
              .filter((status) => !status.startsWith('2'))
              .map((status) => (
                <li key={status}>
                  <a
                    className="inline-flex min-h-9 items-center text-info underline"
                    href={`#status-${status}`}
                  >
                    {status}
                  </a>
                </li>
              ))}
          </ul>
        </Part>
        <p className="text-sm">
          <span className="font-medium">{t('rate')}:</span>{' '}
          {pointsPerCall === 1
            ? t(scope ? 'rateKey' : 'rateEach', { calls: points, seconds })
            : t('ratePoints', { points, seconds, perCall: pointsPerCall })}
        </p>
      </section>
    </details>
  )
}

function Part({
  title,
  note = '',
  children,
}: {
  title: string
  note?: string
  children: ReactNode
}) {
  return (
    <div className="grid min-w-0 gap-1">
      <h4 className="text-sm font-semibold">
        {title}
        {note ? <span className="ms-2 font-normal text-muted">{note}</span> : null}
      </h4>
      {children}
    </div>
  )
}

type Parameter = NonNullable<DescribedOperation['parameters']>[number]

function parameterField({ name, required, description, schema }: Parameter): Field {
  const whole: JsonSchema = {
    type: 'object',
    properties: { [name]: { ...schema, ...(description ? { description } : {}) } },
    required: required ? [name] : [],
  }
  const [field] = fieldsOf(whole)
  if (!field) throw new Error(`a parameter without a field: ${name}`)
  return field
}

const bytesText = (bytes: number): string =>
  bytes >= 1_000_000 ? `${bytes / 1_000_000} MB` : `${Math.round(bytes / 1000)} kB`
