import type { DeskImport } from '../../queries/imports'

/** How the badge of a state looks: amber waits for somebody, red is over for good. */
export const stateVariant = (
  state: DeskImport['state'],
): 'info' | 'ok' | 'caution' | 'fault' | 'default' =>
  state === 'APPLIED'
    ? 'ok'
    : state === 'REFUSED'
      ? 'fault'
      : state === 'CANCELLED'
        ? 'default'
        : state === 'MAPPING'
          ? 'caution'
          : 'info'
