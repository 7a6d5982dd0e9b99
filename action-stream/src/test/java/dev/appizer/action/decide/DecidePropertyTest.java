// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.appizer.action.decide.PlainDecider.Plan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Random lives over two days, the change of clocks in Berlin in the middle, against a plain reading of the rules. */
class DecidePropertyTest {

    private static final List<String> PEOPLE = List.of("user:a", "user:b", "user:c");
    private static final int MINUTES = 2 * 24 * 60;

    @Property(tries = 12)
    void whatIsSentAndWhenIsWhatTheRulesSay(@ForAll long seed) {
        Random random = new Random(seed);
        List<Plan> plans = plans(random);
        PlainDecider plain = new PlainDecider(plans);
        DecideDriver driver = new DecideDriver();
        plans.forEach(plan -> driver.campaign(plan.id(), plan.json()));
        Map<String, Boolean> isIn = new HashMap<>();
        Map<String, Boolean> told = new HashMap<>();

        for (int minute = 0; minute < MINUTES; minute++) {
            driver.tick();
            plain.look(driver.now());
            live(random, driver, plain, isIn, told, minute);
        }

        assertThat(driver.sent()).containsExactlyInAnyOrderElementsOf(plain.sent());
    }

    private static void live(
            Random random,
            DecideDriver driver,
            PlainDecider plain,
            Map<String, Boolean> isIn,
            Map<String, Boolean> told,
            int minute) {
        String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
        switch (random.nextInt(120)) {
            case 0, 1 -> {
                boolean entered = !isIn.getOrDefault(person, false);
                isIn.put(person, entered);
                driver.change(person, "s", entered);
                plain.change(person, entered, driver.now());
            }
            case 2, 3, 4 -> {
                boolean entered = isIn.getOrDefault(person, false);
                told.put(person, entered);
                driver.profile(person, entered ? List.of("s") : List.of());
                plain.profile(person, entered, driver.now());
            }
            case 5 -> {
                driver.event(person, "m" + minute, "e");
                plain.event(person, driver.now());
            }
            case 6 -> driver.restart();
            default -> {}
        }
    }

    private static List<Plan> plans(Random random) {
        List<Plan> plans = new ArrayList<>();
        for (int number = 0; number < 5; number++) {
            Boolean entered = random.nextInt(3) == 0 ? null : random.nextBoolean();
            Duration delay = random.nextBoolean() ? Duration.ZERO : Duration.ofMinutes(1 + random.nextInt(600));
            plans.add(new Plan("plan" + number, entered, delay, random.nextInt(3), random.nextBoolean()));
        }
        return plans;
    }
}
