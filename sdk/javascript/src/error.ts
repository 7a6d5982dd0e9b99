// SPDX-License-Identifier: Apache-2.0
/** Why a question was not answered. */
export class AppizerError extends Error {
  override readonly name = 'AppizerError'

  constructor(
    /** The HTTP status; 0 where nobody answered, or nothing was asked. */
    readonly status: number,
    /** Such as `INVALID_QUERY`; of the client `NO_ADMIN_KEY`, `UNREACHABLE`; else `HTTP_<status>`. */
    readonly code: string,
    message: string,
    /** The member or parameter that it is about. */
    readonly field?: string,
    /** Every wrong part of the question. */
    readonly details?: { pointer: string; message: string }[],
  ) {
    super(message)
  }
}
