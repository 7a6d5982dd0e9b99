// SPDX-License-Identifier: Apache-2.0
/** How a platform brings a body to the gateway. */
export interface Transport {
  /** Members of every body beside `batch` and `sentAt`, as JSON. */
  readonly members: string
  post(body: string, attempt: Attempt): Promise<Response>
}

export interface Attempt {
  signal: AbortSignal
  /** Whether nothing of the batch was tried before. */
  isFirst: boolean
  /** Whether the page may be gone in a moment, so that nothing can be awaited. */
  isLast: boolean
}
