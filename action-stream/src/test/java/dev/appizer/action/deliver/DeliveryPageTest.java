// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.deliver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.deliver.DeliveryPage.Cursor;
import dev.appizer.action.deliver.ToDeliver.Note;
import dev.appizer.schemas.Delivery;
import dev.appizer.schemas.DeliveryState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class DeliveryPageTest {

    private final DeliverStage stage = new DeliverStage().start();

    @BeforeEach
    void someAreKept() {
        for (int n = 0; n < 50; n++) {
            DeliveryState state = n % 10 == 0 ? DeliveryState.FAILED : DeliveryState.SCHEDULED;
            note("c", 1_000 + n / 2, "n" + n, state);
            note("b", n, "b" + n, state);
            note("d", n, "d" + n, state);
        }
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void note(String campaign, long createdAt, String id, DeliveryState state) {
        stage.pipe("user:" + id, new Note(id, campaign, 1, createdAt, state, Long.MAX_VALUE, "email", ""));
    }

    private static boolean all(Delivery delivery) {
        return !delivery.getId().isEmpty();
    }

    private DeliveryPage page(String campaign, Optional<Cursor> behind, int limit, Predicate<Delivery> wanted) {
        return DeliveryPage.read(stage.store(DeliveryStore.NAME), campaign, behind, limit, wanted);
    }

    private List<KeptDelivery> pages(int limit, Predicate<Delivery> wanted) {
        List<KeptDelivery> all = new ArrayList<>();
        Optional<Cursor> cursor = Optional.empty();
        do {
            DeliveryPage page = page("c", cursor, limit, wanted);
            assertThat(page.deliveries()).hasSizeLessThanOrEqualTo(limit);
            all.addAll(page.deliveries());
            cursor = page.next();
        } while (cursor.isPresent());
        return all;
    }

    @Test
    void pagesHoldEachOnceTheNewestFirst() {
        List<KeptDelivery> all = pages(7, DeliveryPageTest::all);

        assertThat(all).hasSize(50).doesNotHaveDuplicates();
        assertThat(all).extracting(KeptDelivery::createdAt).isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(all).allMatch(kept -> kept.delivery().getCampaignId().equals("c"));
    }

    @Test
    void aPageMayHoldOneStateAlone() {
        List<KeptDelivery> failed = pages(2, delivery -> delivery.getState() == DeliveryState.FAILED);

        assertThat(failed)
                .extracting(kept -> kept.delivery().getId())
                .containsExactlyInAnyOrder("n0", "n10", "n20", "n30", "n40");
    }

    @Test
    void behindTheLastThereIsNoOther() {
        DeliveryPage page = page("c", Optional.empty(), 50, DeliveryPageTest::all);

        assertThat(page.deliveries()).hasSize(50);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void aCampaignWithoutDeliveriesHasAnEmptyPage() {
        assertThat(page("other", Optional.empty(), 10, DeliveryPageTest::all))
                .isEqualTo(new DeliveryPage(List.of(), Optional.empty()));
    }

    @Test
    void oneThatComesAgainWithAnotherTimeIsThereOnce() {
        note("c", 5_000, "n0", DeliveryState.FAILED);
        note("c", 6_000, "n0", DeliveryState.SUPPRESSED);

        assertThat(pages(7, DeliveryPageTest::all)).hasSize(50);
        assertThat(DeliveryStore.find(stage.store(DeliveryStore.NAME), "n0"))
                .hasValueSatisfying(kept -> assertThat(kept.createdAt()).isEqualTo(6_000));
    }
}
