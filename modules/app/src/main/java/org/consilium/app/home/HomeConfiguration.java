package org.consilium.app.home;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The opened data folder, the first thing a node takes and the last it gives back. */
@Configuration(proxyBeanMethods = false)
public class HomeConfiguration {

    @Bean
    Home home(NodeSettings settings) {
        return Home.open(settings.home());
    }
}
