//! Scenarios through the front door, in one program: each program of its own would be compiled with the whole app in it.

mod bad_input;
mod calendar;
mod cases;
mod certification;
mod deals;
mod distil;
mod exchange;
mod faults;
mod firewall;
mod improvement;
mod inbox;
mod letters;
mod library;
mod main_job;
mod meaning;
mod routing;
mod rules;
mod sources;
mod students;
mod teachers;
mod transfer;
mod transfer_foreign;
