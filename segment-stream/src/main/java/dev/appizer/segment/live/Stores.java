// SPDX-License-Identifier: Apache-2.0
package dev.appizer.segment.live;

import dev.appizer.segment.store.ContributionStore;
import dev.appizer.segment.store.DeadlineStore;
import dev.appizer.segment.store.DefinitionStore;
import dev.appizer.segment.store.ErasedStore;
import dev.appizer.segment.store.HistoryStore;
import dev.appizer.segment.store.MembershipStore;
import dev.appizer.segment.store.ReceiptStore;
import dev.appizer.segment.store.ShipmentStore;
import dev.appizer.service.keys.KeyedHash;
import org.apache.kafka.streams.processor.api.ProcessingContext;

/** The stores of one partition. */
record Stores(
        ContributionStore contributions,
        HistoryStore history,
        MembershipStore memberships,
        DeadlineStore deadlines,
        DefinitionStore definitions,
        ShipmentStore shipments,
        ErasedStore erased,
        ReceiptStore receipts) {

    static Stores of(ProcessingContext context, KeyedHash hash) {
        return new Stores(
                new ContributionStore(context.getStateStore(ContributionStore.NAME)),
                new HistoryStore(context.getStateStore(HistoryStore.NAME)),
                new MembershipStore(
                        context.getStateStore(MembershipStore.PROFILES),
                        context.getStateStore(MembershipStore.MEMBERS)),
                new DeadlineStore(context.getStateStore(DeadlineStore.NAME)),
                new DefinitionStore(context.getStateStore(DefinitionStore.NAME)),
                new ShipmentStore(context.getStateStore(ShipmentStore.NAME)),
                new ErasedStore(context.getStateStore(ContributionStore.NAME), hash),
                new ReceiptStore(context.getStateStore(ReceiptStore.NAME)));
    }
}
