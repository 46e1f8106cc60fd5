package org.consilium.web.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.consilium.exchange.Deliveries;
import org.consilium.exchange.DeliveryId;
import org.consilium.exchange.DeliveryState;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The outbox of the node, for those who keep it running. */
@RestController
@RequestMapping("/api/deliveries")
public final class DeliveryController {

    private final Deliveries deliveries;

    public DeliveryController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    @GetMapping
    List<DeliveryView> list(@RequestParam Optional<DeliveryState> state) {
        return deliveries.list(state).stream().map(DeliveryView::of).toList();
    }

    @PostMapping("/{id}/retry")
    DeliveryView retry(@PathVariable UUID id) {
        return DeliveryView.of(deliveries.retry(new DeliveryId(id)));
    }
}
