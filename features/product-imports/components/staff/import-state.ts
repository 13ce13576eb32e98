import type { DeskImport } from '../../queries/imports'

/** The badge's variant for a state: amber waits for somebody, red has failed for good. */
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
