// SPDX-License-Identifier: Apache-2.0
package dev.appizer.action.campaign.json;

import dev.appizer.action.campaign.Audience;
import dev.appizer.action.campaign.Campaign;
import dev.appizer.action.campaign.Trigger;
import dev.appizer.action.campaign.Variables;
import dev.appizer.action.template.Known;
import dev.appizer.filter.json.Body;
import dev.appizer.filter.json.InvalidBodyException;
import dev.appizer.filter.json.Part;
import dev.appizer.filter.json.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads {@code {"name"?,"state"?,"trigger","audience"?,"cap"?,"quietHours"?,"action","defaults"?}}, the body that defines a
 * campaign.
 */
public final class CampaignJson {

    /** In characters: every partition keeps it. */
    static final int MAX_LENGTH = 262_144;

    private CampaignJson() {}

    /**
     * Reads the definition.
     *
     * @throws InvalidBodyException with all that is wrong with the body; malformed JSON is one such problem
     */
    public static CampaignBody read(String id, String body) {
        if (body.length() > MAX_LENGTH) {
            String message = "Give a campaign of at most " + MAX_LENGTH + " characters.";
            throw new InvalidBodyException(List.of(new Problem("", message)));
        }
        return Body.read(body, root -> read(id, root));
    }

    private static CampaignBody read(String id, Part root) {
        if (!root.isObject("A campaign")) {
            return new CampaignBody(standIn(id), false);
        }
        root.allowOnly("A campaign", "name", "state", "trigger", "audience", "cap", "quietHours", "action", "defaults");
        boolean active = Members.choice(root.field("state"), "a state", "ACTIVE", "PAUSED");
        return new CampaignBody(campaign(id, root), active);
    }

    private static Campaign standIn(String id) {
        return new Campaign(
                id,
                id,
                TriggerReader.STAND_IN,
                Audience.EVERYBODY,
                Optional.empty(),
                Optional.empty(),
                ActionReader.STAND_IN,
                Map.of());
    }

    private static Campaign campaign(String id, Part root) {
        Part name = root.field("name");
        String called = name.isPresent() ? name.text("a name for people to read") : id;
        Optional<Trigger> trigger = TriggerReader.read(root.field("trigger"));
        boolean person = trigger.filter(Trigger.OnAnswer.class::isInstance).isEmpty();
        Optional<Known> known = trigger.map(Variables::of);
        Map<String, Object> defaults = DefaultsReader.read(root.field("defaults"), known);
        return new Campaign(
                id,
                called,
                trigger.orElse(TriggerReader.STAND_IN),
                audience(root.field("audience"), person),
                CapReader.read(root.field("cap")),
                QuietHoursReader.read(root.field("quietHours"), person),
                ActionReader.read(root.field("action"), new Templates(known, defaults)),
                defaults);
    }

    private static Audience audience(Part part, boolean person) {
        if (!person && part.isPresent()) {
            part.report("The answer to a query concerns nobody: take the audience away.");
            return Audience.EVERYBODY;
        }
        return part.isPresent() ? AudienceReader.read(part) : Audience.EVERYBODY;
    }
}
