package org.consilium.app;

import java.time.Clock;
import org.consilium.app.database.DatabaseConfiguration;
import org.consilium.app.home.HomeConfiguration;
import org.consilium.app.schedule.ScheduleConfiguration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The node as a list of its parts, from the ground up. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(NodeSettings.class)
@Import({HomeConfiguration.class, DatabaseConfiguration.class, ScheduleConfiguration.class})
public class ConsiliumApplication {

    public static void main(String[] arguments) {
        SpringApplication.run(ConsiliumApplication.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
