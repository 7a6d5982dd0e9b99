// SPDX-License-Identifier: Apache-2.0
/**
 * Properties of an event, or traits of a user, as JSON can carry them: any object, so that interfaces are taken, too. A `Date`
 * is written as ISO-8601; a `bigint` as a whole number, exactly, on servers (in a page the call is `NOT_SERIALIZABLE`).
 */
export type Values = object

/** What every call may carry. */
export interface Call {
  /** The user, 1 to 255 characters. */
  userId?: string | number | null
  /** The visitor before a sign-up, 1 to 255 characters. */
  anonymousId?: string | number | null
  /** When it happened: ISO-8601 or a `Date`; the time of the call unless said. */
  timestamp?: string | Date | null
  /** By which the pipeline knows a repeat; a UUID unless said. */
  messageId?: string | null
  /** Circumstances, such as `ip`, `userAgent`, `page`, `campaign`. */
  context?: Values
  integrations?: Values
}

/** An event. Without an id it is a system event or a metric (from a browser: the visitor's). */
export interface TrackCall extends Call {
  /** The event's name, at most 255 characters. */
  event: string
  properties?: Values
}

/** Says who a user is. */
export interface IdentifyCall extends Call {
  /** A trait that is `null` is removed; one that is not named stays as it is. */
  traits?: Values
}

/** Says that `previousId` and `userId` are one person. */
export interface AliasCall extends Omit<Call, 'anonymousId'> {
  /** Required, but in a browser, where the kept anonymous id is taken unless said. */
  previousId?: string | number | null
}

/** The event `page_viewed` or `screen_viewed`. */
export interface PageCall extends Call {
  name?: string
  category?: string
  properties?: Values
}

/** The event `group_joined`. */
export interface GroupCall extends Call {
  groupId: string | number
  traits?: Values
}

/** Kafka has acknowledged the message. */
export interface Accepted {
  ok: true
  messageId: string
}

/** The message was not delivered, as far as is known. */
export interface Undelivered {
  ok: false
  messageId: string
  /**
   * Of the client: `MESSAGE_TOO_LARGE`, `QUEUE_FULL`, `DROPPED`, `EXPIRED`, `NOT_DELIVERED`, `CLOSED`,
   * `NOT_SERIALIZABLE`. Of the gateway: `MISSING_FIELD`, `INVALID_FIELD`, `UNAUTHORIZED` and others, or `HTTP_<status>`
   * where something else answered.
   */
  code: string
  /** What to do, in a sentence. */
  message: string
  /** The member that it is about. */
  field?: string
}

/** What became of a message. */
export type Outcome = Accepted | Undelivered

/** Counts since the client was made. */
export interface Stats {
  /** Messages that Kafka has acknowledged. */
  accepted: number
  /** Messages whose outcome is another one. */
  undelivered: number
  /** Messages without an outcome. */
  pending: number
  /** Bytes of those in the queue, under way included; at most `maxQueueBytes`. */
  pendingBytes: number
}

/** What `close` has to say. */
export interface ClosingReport {
  /** How many messages were accepted since `close` was called. */
  delivered: number
  /** The outcomes of the others. */
  undelivered: Undelivered[]
}

/** What happens to a message that the queue has no room for. `block` is for servers only. */
export type WhenFull = 'fail' | 'dropOldest' | 'block'

/** Settings of a client. Times are in milliseconds. */
export interface Options {
  /** A key of *server* scope, in browsers of *browser* scope. */
  writeKey: string
  /** For `analytics` only. It has no place in a browser. */
  adminKey?: string
  /** Of the gateway, such as `https://events.example.com`; may have a path. `http://127.0.0.1:8080` unless said. */
  host?: string
  /** How long a message waits for others: 200, in browsers 500. */
  flushInterval?: number
  /** Bound of the queue, and in browsers of what is stored: 32 MiB, in browsers 1 MiB. */
  maxQueueBytes?: number
  /** `fail`, in browsers `dropOldest`. */
  whenFull?: WhenFull
  /** For one attempt: 10,000. */
  requestTimeout?: number
  /** After the first attempt of a message: 23 hours. */
  giveUpAfter?: number
  /** Whether bodies from 1 KiB are compressed: true. */
  gzip?: boolean
  /** Is told what was not delivered. */
  onUndelivered?: (outcome: Undelivered) => void
  /** Is told what serves nobody, in a sentence; `console.warn` unless said. */
  onWarning?: (sentence: string) => void
}
