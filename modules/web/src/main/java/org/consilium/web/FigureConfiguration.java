package org.consilium.web;

import org.consilium.cases.figure.Figures;
import org.consilium.web.figure.FigureController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Figures of cases. */
@Configuration(proxyBeanMethods = false)
class FigureConfiguration {

    @Bean
    FigureController figureController(Figures figures) {
        return new FigureController(figures);
    }
}
