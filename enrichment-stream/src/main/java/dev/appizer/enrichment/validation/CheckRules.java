// SPDX-License-Identifier: Apache-2.0
package dev.appizer.enrichment.validation;

import dev.appizer.enrichment.message.ParsedMessage;
import dev.appizer.enrichment.message.Refusal;
import dev.appizer.enrichment.message.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Step 2: asks every rule, in order; the first that is broken is the reason of the dead letter. */
public final class CheckRules {

    private static final List<Rule> RULES = List.of(
            new StampIsSound(),
            new TypeIsKnown(),
            new IdsAreSound(),
            new IdsAgree(),
            new EventIsNamed(),
            new SenderIsNamed(),
            new AliasJoinsTwo(),
            new GroupIsNamed(),
            new SectionsAreObjects(),
            new KeyIsSender());

    public Result<ParsedMessage> check(ParsedMessage message) {
        for (Rule rule : RULES) {
            @Nullable Refusal refusal = rule.check(message);
            if (refusal != null) {
                return new Result.Refused<>(refusal);
            }
        }
        return new Result.Passed<>(message);
    }
}
