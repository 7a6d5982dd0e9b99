// SPDX-License-Identifier: Apache-2.0
package dev.appizer.testing.history;

/** What may happen next in a random history; a weight says how often. */
public enum Happening {
    /** An event of a user, or of an anonymous id. */
    TRACK,
    /** An event with both ids, which belongs to the user and links nothing. */
    TRACK_BOTH_IDS,
    /** An event without an id. */
    SYSTEM_EVENT,
    PAGE,
    SCREEN,
    GROUP,
    /** Traits of one id: new ones, the same again, removed ones. */
    IDENTIFY,
    /** An identify with both ids: a user claims an anonymous id, often one that nobody else has claimed. */
    CLAIM,
    /** Two users claim the same anonymous id. */
    SHARED_DEVICE,
    /** An alias with a server's key, of an anonymous id, a user id, or one never seen. */
    ALIAS,
    /** An alias with a public key, which is only a claim. */
    BROWSER_ALIAS,
    /** A chain of aliases, in any order. */
    ALIAS_CHAIN,
    /** A → B and B → A. */
    OPPOSITE_ALIASES,
    /** An earlier call again, with the same {@code messageId} and body. */
    DUPLICATE,
    /** An earlier {@code messageId} of the same sender with another body. */
    CONFLICT,
    /** The undoing of an earlier alias or claim. */
    UNALIAS
}
