package org.consilium.exchange;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.consilium.exchange.availability.AvailabilityRule;
import org.consilium.exchange.forward.ForwardRule;
import org.consilium.kernel.AeTitle;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is sent on as it arrives, who is told of it, and under which title.
 *
 * @param aeTitle the title of this node
 * @param forward rules; every one that matches sends
 * @param availability rules; every one that matches tells of a study when it is complete
 */
@ConfigurationProperties("consilium")
public record ForwardSettings(
        @DefaultValue("CONSILIUM") String aeTitle,
        @DefaultValue List<RuleEntry> forward,
        @DefaultValue List<RuleEntry> availability) {

    public ForwardSettings {
        forward = List.copyOf(forward);
        availability = List.copyOf(availability);
    }

    public AeTitle title() {
        return new AeTitle(aeTitle);
    }

    public List<ForwardRule> rules() {
        return forward.stream().map(RuleEntry::rule).toList();
    }

    public List<AvailabilityRule> availabilityRules() {
        return availability.stream()
                .map(entry -> new AvailabilityRule(new AeTitle(entry.to()), entry.modalities()))
                .toList();
    }

    /**
     * @param to AE title of a remote AE
     * @param when which instances; all of them when it is missing
     */
    public record RuleEntry(String to, @Nullable Condition when) {

        ForwardRule rule() {
            return new ForwardRule(new AeTitle(to), modalities());
        }

        private Set<String> modalities() {
            return Optional.ofNullable(when).map(Condition::modality).orElse(Set.of());
        }
    }

    /** @param modality values of Modality (0008,0060), any of which matches; empty: all */
    public record Condition(@DefaultValue Set<String> modality) {

        public Condition {
            modality = Set.copyOf(modality);
        }
    }
}
