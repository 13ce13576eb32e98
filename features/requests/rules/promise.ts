import {
  addWorkingMinutes,
  workingMinutesBefore,
  workingMinutesBetween,
  type WorkingTime,
} from '@/features/company/rules/working-time'

/** The promised response time, on the factory's calendar. */
export interface ResponsePromise {
  workingMinutes: number
}

/** The response time of a request. */
export interface Waiting {
  /** whole working hours since it came */
  ageHours: number
  /** the instant until which an answer is promised */
  due: Date
  late: boolean
  /** working hours left, rounded up; 0 when late */
  hoursLeft: number
}

/** What is needed to work out many requests at one moment. */
export interface Clock {
  now: Date
  working: WorkingTime
  promise: ResponsePromise
}

/** How long a request has waited, and until when it may. */
export function waiting(createdAt: Date, clock: Clock): Waiting {
  const { now, working, promise } = clock
  const due = addWorkingMinutes(createdAt, promise.workingMinutes, working)
  return {
    ageHours: Math.floor(workingMinutesBetween(createdAt, now, working) / 60),
    due,
    late: now > due,
    hoursLeft: Math.ceil(workingMinutesBetween(now, due, working) / 60),
  }
}

/** A waiting request from before this instant is late: for conditions of a list. */
export const lateBefore = (clock: Clock): Date =>
  workingMinutesBefore(clock.now, clock.promise.workingMinutes, clock.working)
