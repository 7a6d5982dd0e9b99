// SPDX-License-Identifier: Apache-2.0
package dev.appizer.local.simulation;

/** A part of the protocol that is left out, to show that the simulation would tell. */
enum Fault {
    NONE,
    /** A contribution counts where it comes, whatever the register says. */
    VERSIONS_IGNORED,
    /** A contribution that comes too late for its register is not sent on. */
    STALE_NOT_SENT_ON,
    /** What an identifier did before it moved stays where it was. */
    ROWS_NOT_SHIPPED,
    /** Who was seen is told with the link alone. */
    SIGHTS_NOT_REPORTED,
    /** Of a pair the first claim that comes is passed on, an earlier one that comes later is not. */
    EARLIER_CLAIMS_SUPPRESSED,
    /** An unalias voids what is known, and not what comes later with a smaller stamp. */
    UNALIASES_FORGOTTEN,
    /** A link sent again under its old message id is taken for a new one. */
    MESSAGE_IDS_FORGOTTEN,
    /** A router forgets whom it has forgotten, so what comes late begins them anew, with all that was. */
    ERASURES_FORGOTTEN,
    /** A place forgets whom it had, so what is shipped to it late stays there. */
    ERASED_REGISTERS_FORGOTTEN
}
