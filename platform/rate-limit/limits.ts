/**
 * Every rate limit of the site. Points are what one visitor may do in the window; stored in the
 * database, for all instances.
 */
export const LIMITS = {
  upload: { points: 60, seconds: 600 },
  /** sheets of lines that are read for a buyer's list */
  readSheet: { points: 30, seconds: 600 },
  submit: { points: 30, seconds: 600 },
  /** decisions of a buyer about a quote: signatures, deposits begun, requests to renew a quote */
  decide: { points: 60, seconds: 600 },
  /** a page of a quote reports once that it was seen */
  open: { points: 120, seconds: 600 },
  /** entries of threads, and choices of how to be notified of them */
  talk: { points: 120, seconds: 600 },
  /** what open pages ask about their thread and record of it: the connection, what is new, what was read */
  readThread: { points: 600, seconds: 60 },
  /** letters that a mail server hands on, all from one address */
  inboundMail: { points: 1_200, seconds: 60 },
  /** secret links mailed again; each mailbox has a cap of its own */
  askLink: { points: 10, seconds: 3_600 },
  /** what a link in a letter does without a sign-in: no more reminders, the answer to its one question */
  answerLetter: { points: 30, seconds: 600 },
  /** checks of signed documents; nobody can guess 64 digits at this rate */
  checkPaper: { points: 30, seconds: 600 },
  /** who is signed in: each page asks once */
  me: { points: 600, seconds: 60 },
  /** files and papers, each read or made for one person */
  file: { points: 300, seconds: 60 },
  /** the staff's desk: a hundred pictures are sent one by one */
  desk: { points: 1_200, seconds: 60 },
  /** the interface's description */
  describe: { points: 300, seconds: 60 },
  /** pricing of lists and landed prices, a point per 200 lines: a person who types quickly stays far below */
  price: { points: 600, seconds: 60 },
  /** indicative quotes: each is priced and typeset */
  indicative: { points: 20, seconds: 600 },
  /** suggestions during typing: a key per second and more */
  suggest: { points: 300, seconds: 60 },
  /** drawings and files of designs: each is computed anew */
  design: { points: 240, seconds: 60 },
  /** a page asks once, and after each change */
  readLists: { points: 600, seconds: 60 },
  /** changes of saved lists; a sign-in brings those of the browser, fifty at most */
  changeLists: { points: 300, seconds: 600 },
  /** designs that get a short code */
  keepDesign: { points: 60, seconds: 600 },
  /** the public API: a point per line, and 200 per call. 150 calls of one line, or 5 of 5,000 */
  landedCost: { points: 30_000, seconds: 60 },
  /** calls of a company's own program, by its key: a list of some thousand orders is read in a minute */
  apiKey: { points: 300, seconds: 60 },
  /** calls without a valid key, by address: 256 bits can't be guessed, and a program that goes on is told */
  wrongKey: { points: 60, seconds: 600 },
  /** calls of the account's endpoints, all together; the limits below are of single ones */
  account: { points: 60, seconds: 60 },
  /** sign-ins from one source, to any account; see attempts.ts for those to one account */
  signIn: { points: 60, seconds: 600 },
  signUp: { points: 20, seconds: 3600 },
  /** letters ordered from one source */
  accountLetter: { points: 20, seconds: 3600 },
  /** letters ordered for one address; how many are written is capped in platform/mail/cap.ts */
  accountLetterTo: { points: 10, seconds: 3600 },
  /** new passwords sent with a link, per source and per link */
  useReset: { points: 30, seconds: 600 },
  /** recorded refusals per source */
  refusal: { points: 30, seconds: 3600 },
  /** codes of the second factor from one source, right or wrong */
  code: { points: 60, seconds: 600 },
  /** and per person */
  codeOf: { points: 20, seconds: 600 },
  /** a code of the app works once: the next one comes within half a minute */
  codeOnce: { points: 1, seconds: 120 },
  /** one's own password, given again while signed in */
  ownPassword: { points: 10, seconds: 600 },
  useResetLink: { points: 10, seconds: 3600 },
} as const

export type Limit = keyof typeof LIMITS
