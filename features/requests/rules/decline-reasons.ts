/** Prepared reasons, in every language of the site; texts of `declining.ready`. */
export const DECLINE_REASONS = ['quantity', 'material', 'capability', 'capacity', 'market'] as const
